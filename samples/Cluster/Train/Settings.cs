using System.Globalization;

namespace Cluster.Train;

/// <summary>What the command line asks for.</summary>
/// <param name="Epochs">How often the digits are gone through.</param>
/// <param name="Shards">Shards of a mini-batch, for the same bits on any number of ranks; 0 for none.</param>
/// <param name="Threads">Threads of each rank.</param>
/// <param name="Rows">How many digits are drawn to train on.</param>
/// <param name="Checkpoint">Where the training is kept, to go on from; null for nowhere.</param>
internal sealed record Settings(int Epochs = 10, int Shards = 0, int Threads = 1, int Rows = 12_000, string? Checkpoint = null)
{
    public const string Usage = "Expected --epochs, --shards, --threads, --rows, each with a number, or --checkpoint with a file.";

    /// <summary>Reads the command line; null where it cannot be understood.</summary>
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
