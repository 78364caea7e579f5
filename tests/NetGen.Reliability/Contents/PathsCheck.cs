using System.Text;
using NetGen.Reliability.Contents.Cultures;
using NetGen.Reliability.Instances.Uses;

namespace NetGen.Reliability.Contents;

/// <summary>
/// No file that NetGen or its generator writes holds, in its content or its name, the folder in which it was written, the home folder, the user or the
/// machine. Files are passed on, and whoever gets one learns nothing of who made it.
/// </summary>
internal sealed class PathsCheck : Check
{
    private const string Telltale = "netgen-telltale-folder";

    /// <summary>Shorter names occur in files by chance.</summary>
    private const int ShortestName = 5;

    private static readonly Use[] s_uses = [.. Use.All, .. CompilerUses.All];

    private static readonly string[] s_names =
    [
        Telltale,
        .. new[] { Environment.UserName, Environment.MachineName, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) }
            .Where(static name => name.Length >= ShortestName),
    ];

    private string _folder = "";

    private long _files, _builds;

    public override string Name => "contents/paths";

    public override long Small => s_uses.Length;

    public override long Large => s_uses.Length;

    public override bool RunsSideBySide => false;

    public override void Begin(string folder)
    {
        BrokenPromiseException.Unless(
            Holds(Encoding.UTF8.GetBytes(folder + Telltale), Encoding.UTF8, Telltale), static () => "Expected a folder to be found in its path.");
        _folder = folder;
    }

    public override void Try(Case one)
    {
        Use use = s_uses[one.Number];
        string folder = Directory.CreateDirectory(Path.Combine(_folder, $"{Telltale}-{one.Number}")).FullName;
        var traces = new Traces(folder);
        use.Run(traces);
        foreach (string path in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, path);
            RequireNone(Encoding.UTF8.GetBytes(name), $"the name {name}", use);
            RequireNone(File.ReadAllBytes(path), name, use);
        }

        foreach (string content in traces.Contents)
        {
            RequireNone(Encoding.UTF8.GetBytes(content), content.Split('\n', 2)[0], use);
            _builds++;
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(_files > 0 && (tried < s_uses.Length || _builds > 100),
            () => $"Expected files and more than 100 texts of builds, but found {_files} and {_builds}.");
        return string.Create(CultureInfo.InvariantCulture, $"{_files:N0} names and contents of files");
    }

    private void RequireNone(byte[] content, string what, Use use)
    {
        foreach (string name in s_names)
        {
            BrokenPromiseException.Unless(!Holds(content, Encoding.UTF8, name) && !Holds(content, Encoding.Unicode, name),
                () => $"Expected {what} of {use} without '{name}', but found it there.");
        }

        _files++;
    }

    private static bool Holds(byte[] file, Encoding encoding, string name) => file.AsSpan().IndexOf(encoding.GetBytes(name)) >= 0;
}
