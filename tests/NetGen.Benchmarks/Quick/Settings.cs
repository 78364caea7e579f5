namespace NetGen.Benchmarks.Quick;

/// <summary>The command line of the quick mode.</summary>
/// <param name="Only">Part of the name of the measurements wanted, as <c>task/shape/data</c>; all when null.</param>
/// <param name="DigitsFolder">Where MNIST lies; null when it is not there.</param>
/// <param name="AsTable">A table for people instead of lines for programs.</param>
/// <param name="Width">Bits of the vectors that NetGen and its peers are held to; null for the widest that each of them takes.</param>
internal sealed record Settings(string? Only, string? DigitsFolder, bool AsTable, int? Width = null)
{
    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ArgumentException">An argument is unknown or lacks its value.</exception>
    public static Settings Read(IReadOnlyList<string> arguments)
    {
        var settings = new Settings(null, DefaultFolder(), !Console.IsOutputRedirected);
        for (int i = 0; i < arguments.Count; i++)
        {
            settings = arguments[i] switch
            {
                "--quick" => settings,
                "--table" => settings with { AsTable = true },
                "--json" => settings with { AsTable = false },
                "--only" when i + 1 < arguments.Count => settings with { Only = arguments[++i] },
                "--data" when i + 1 < arguments.Count => settings with { DigitsFolder = arguments[++i] },
                "--width" when i + 1 < arguments.Count => settings with { Width = WidthOf(arguments[++i]) },
                string other => throw new ArgumentException(
                    $"Expected --quick [--only TASK/SHAPE] [--data FOLDER] [--width 128 | 256 | 512] [--table | --json], but found {other}."),
            };
        }

        return settings;
    }

    /// <summary>Whether a measurement is wanted.</summary>
    public bool Wants(string task, string shape, string data) => Only is null || $"{task}/{shape}/{data}".Contains(Only, StringComparison.OrdinalIgnoreCase);

    private static int WidthOf(string bits) => bits switch
    {
        "128" => 128,
        "256" => 256,
        "512" => 512,
        _ => throw new ArgumentException($"--width is 128, 256 or 512, not {bits}."),
    };

    /// <summary>The folder of data beside the repository, if there is one.</summary>
    private static string? DefaultFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NetGen.sln")))
            {
                string data = Path.Combine(folder.FullName, "..", "shared", "data", "mnist");
                return Directory.Exists(data) ? data : null;
            }
        }

        return null;
    }
}
