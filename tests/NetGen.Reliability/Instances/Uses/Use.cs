namespace NetGen.Reliability.Instances.Uses;

/// <summary>Something that a program does with NetGen and files, from the first step to the last. Everything it opens is closed at its end.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Run">Does it.</param>
internal sealed record Use(string Name, Action<Traces> Run)
{
    public static IReadOnlyList<Use> All { get; } =
    [
        .. TrainingUses.All,
        .. FileUses.All,
        .. TableUses.All,
        .. SearchUses.All,
        .. FailureUses.All,
    ];

    public override string ToString() => Name;
}

/// <summary>What a use leaves: files in its folder, and texts that it was given.</summary>
/// <param name="folder">An empty folder.</param>
internal sealed class Traces(string folder)
{
    private readonly List<string> _texts = [], _contents = [];

    /// <summary>Texts in the order in which they came.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <summary>Texts that become files at build, as they are.</summary>
    public IReadOnlyList<string> Contents => _contents;

    public string Folder => folder;

    public string File(string name) => Path.Combine(folder, name);

    /// <summary>Keeps a text.</summary>
    public void Add(object? text) => _texts.Add($"{text}".Replace(folder, "", StringComparison.Ordinal));

    /// <summary>Keeps a text that becomes a file at build.</summary>
    public void AddContent(string text)
    {
        _contents.Add(text);
        Add(text);
    }

    /// <summary>Keeps the message of an exception that must come.</summary>
    public void Refused<TException>(Action work)
        where TException : Exception
    {
        try
        {
            work();
        }
        catch (TException exception)
        {
            // .NET appends the value to some messages, and writes it as the culture does.
            Add(WithoutChecksums(exception.Message.Split(Environment.NewLine + "Actual value was", 2)[0]));
            return;
        }

        throw new BrokenPromiseException($"Expected {typeof(TException).Name}, but nothing was thrown.");
    }

    /// <summary>Those of files with times differ.</summary>
    private static string WithoutChecksums(string message) =>
        message.Contains("checksum", StringComparison.Ordinal) ? TrainingUses.Timeless(message) : message;
}
