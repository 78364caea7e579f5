using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NetGen.Reliability.Contents;

/// <summary>No assembly refers to what loads code by a name, starts programs, opens connections, or makes objects of what a file says.</summary>
internal sealed class BannedCheck : Check
{
    /// <summary>Those that a project or a build loads.</summary>
    private static readonly string[] s_assemblies =
    [
        "NetGen", "NetGen.Data.Csv", "NetGen.Data.Images", "NetGen.Data.Parquet", "NetGen.Mpi", "NetGen.Logging", "NetGen.Generator", "NetGen.CodeFixes",
        "NetGen.Build",
    ];

    private long _members;

    public override string Name => "contents/banned";

    public override long Small => s_assemblies.Length;

    public override long Large => s_assemblies.Length;

    /// <summary>The campaign itself starts processes, so the search must find that.</summary>
    public override void Begin(string folder)
    {
        string own = typeof(BannedCheck).Assembly.GetName().Name!;
        BrokenPromiseException.Unless(Found(own).Contains("System.Diagnostics.Process.Start", StringComparer.Ordinal),
            () => $"Expected to find that {own} starts processes, but did not.");
        _members = 0;
    }

    public override void Try(Case one)
    {
        string assembly = s_assemblies[one.Number];
        List<string> found = Found(assembly);
        BrokenPromiseException.Unless(found.Count == 0, () => $"Expected no such reference in {assembly}, but found {string.Join(", ", found)}.");
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(_members > 100 * tried, () => $"Expected hundreds of references in each assembly, but found {_members} in all.");
        return string.Create(CultureInfo.InvariantCulture, $"{_members:N0} references");
    }

    /// <summary>What an assembly refers to and may not.</summary>
    private List<string> Found(string assembly)
    {
        string path = Path.Combine(AppContext.BaseDirectory, assembly + ".dll");
        BrokenPromiseException.Unless(File.Exists(path), () => $"Expected the assembly {assembly} beside the campaign, but found none.");
        using var file = new PEReader(File.OpenRead(path));
        MetadataReader reader = file.GetMetadataReader();
        List<string> found = [];
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                Interlocked.Increment(ref _members);
                string type = NameOf(reader, (TypeReferenceHandle)member.Parent), name = reader.GetString(member.Name);
                if (BannedCalls.Forbids(assembly, type, name))
                {
                    found.Add($"{type}.{name}");
                }
            }
        }

        return found;
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{reader.GetString(type.Name)}"
            : $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
