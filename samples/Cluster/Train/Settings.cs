using System.Globalization;

namespace Cluster.Train;

/// <summary>The settings from the command line.</summary>
/// <param name="Epochs">Number of passes over the digits.</param>
/// <param name="Shards">Number of shards of a mini-batch, which make the bits independent of the number of ranks; 0 for none.</param>
/// <param name="Threads">Threads of each rank.</param>
/// <param name="Rows">Number of digits to train on.</param>
/// <param name="Checkpoint">The checkpoint file, from which the training resumes; null for none.</param>
internal sealed record Settings(int Epochs = 10, int Shards = 0, int Threads = 1, int Rows = 12_000, string? Checkpoint = null)
{
    public const string Usage = "Expected --epochs, --shards, --threads, --rows, each with a number, or --checkpoint with a file.";

    /// <summary>Parses the command line; null if it is not valid.</summary>
    public static Settings? Parse(string[] arguments)
    {
        var settings = new Settings();
        for (int i = 0; i + 1 < arguments.Length; i += 2)
        {
            string text = arguments[i + 1];
            bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
            Settings? next = arguments[i] switch
            {
                "--epochs" when isNumber => settings with { Epochs = number },
                "--shards" when isNumber => settings with { Shards = number },
                "--threads" when isNumber => settings with { Threads = number },
                "--rows" when isNumber => settings with { Rows = number },
                "--checkpoint" => settings with { Checkpoint = text },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            settings = next;
        }

        return arguments.Length % 2 == 0 ? settings : null;
    }
}
