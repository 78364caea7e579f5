namespace NetGen;

/// <summary>One cell, and where it stands.</summary>
/// <param name="Layout">The file.</param>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Column">Its column, from 0.</param>
/// <param name="Text">What it holds.</param>
internal readonly record struct CsvCell(CsvLayout Layout, int Line, int Column, string Text)
{
    public bool IsMissing => Layout.IsMissing(Text);

    /// <summary>The one message about a bad cell. Lines and columns are counted from 1, as editors count them.</summary>
    public NetGenFormatException Problem(string expected)
    {
        string name = Layout.Names[Column], number = CsvLayout.DefaultName(Column);
        string place = string.Equals(name, number, StringComparison.Ordinal) ? number : $"{number} '{name}'";
        string found = IsMissing ? $"a missing cell, '{Text}'" : $"'{Text}'";
        return new NetGenFormatException($"{Layout.Path}, line {Line}, {place}: expected {expected}, but found {found}.");
    }
}
