using System.Reflection;

namespace NetGen.Reliability.Files.Weights;

/// <summary>An assembly whose only resource is a mutant, as of a class with embedded weights.</summary>
internal sealed class WeightsInAssembly(byte[] content) : Assembly
{
    public override Stream GetManifestResourceStream(string name) => new MemoryStream(content, writable: false);

    public override AssemblyName GetName() => new("Mutant");
}
