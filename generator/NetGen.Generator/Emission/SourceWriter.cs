using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>Collects generated text: indents every line it is given, ends lines with \n on every system, leaves no trailing blanks.</summary>
internal sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one or more lines at the current depth.</summary>
    public void Write(string lines)
    {
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
        {
            string trimmed = line.TrimEnd();
            if (trimmed.Length > 0)
            {
                _text.Append(' ', 4 * _depth).Append(trimmed);
            }

            _text.Append('\n');
        }
    }

    public void Line() => _text.Append('\n');

    /// <summary>Writes one declaration of several variables, one a line, because the name of a type is long in generated code.</summary>
    /// <param name="type">Their type.</param>
    /// <param name="variables">Name and value of each: <c>a = 1</c>.</param>
    public void Declare(string type, IEnumerable<string> variables) => Write($"{type} {string.Join(",\n    ", variables)};");

    /// <summary>Opens a brace, after a header if there is one. Disposing closes it.</summary>
    public Block OpenBlock(string? header = null)
    {
        if (header is { Length: > 0 })
        {
            Write(header);
        }

        Write("{");
        _depth++;
        return new Block(this);
    }

    /// <summary>Opens a loop. An empty header stands for a loop that runs once: its body is written without braces.</summary>
    public Block OpenLoop(string header)
    {
        if (header.Length > 0)
        {
            return OpenBlock(header);
        }

        return default;
    }

    public override string ToString() => _text.ToString();

    internal readonly struct Block(SourceWriter? writer) : IDisposable
    {
        public void Dispose()
        {
            if (writer is not null)
            {
                writer._depth--;
                writer.Write("}");
            }
        }
    }
}
