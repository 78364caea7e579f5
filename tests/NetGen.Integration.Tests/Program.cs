using System.Globalization;
using NetGen.Integration.Tests.PyTorch;
using NetGen.Integration.Tests.Resuming;
using NetGen.Integration.Tests.Searching;
using NetGen.Integration.Tests.Sources;

namespace NetGen.Integration.Tests;

/// <summary>The assembly as a program: a training or a search to be killed, a training whose memory is measured, or the files that PyTorch is to
/// read.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case [("train" or "train-until-killed") and string how, string epochs, string checkpoint, string result]:
                KilledTraining.Run(int.Parse(epochs, CultureInfo.InvariantCulture), checkpoint, result, waitsAtTheEnd: how == "train-until-killed");
                return 0;
            case ["search", string rows, string epochs, string folder, string result, string lastEpoch]:
                DigitSearch.Run(
                    int.Parse(rows, CultureInfo.InvariantCulture), int.Parse(epochs, CultureInfo.InvariantCulture), parallel: 2, folder, result, Console.Out,
                    int.Parse(lastEpoch, CultureInfo.InvariantCulture));
                return 0;
            case ["train-rows", string path, string order]:
                SourceMemory.Run(path, order);
                return 0;
            case ["state-dicts", string folder]:
                StateDictNetworks.WriteAll(folder);
                return 0;
            default:
                return 2;
        }
    }
}
