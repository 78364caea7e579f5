namespace NetGen.Reliability.Interruptions.Writers;

/// <summary>One file that one call writes.</summary>
/// <param name="name">What it is.</param>
/// <param name="fileName">Its name.</param>
/// <param name="write">Writes a content, by its number, to a path.</param>
internal sealed class FileWriter(string name, string fileName, Action<string, int> write) : Writer
{
    public override string Name => name;

    public override string FileName => fileName;

    public override void Write(string folder, int version) => write(Path.Combine(folder, fileName), version % Contents);
}
