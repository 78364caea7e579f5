using NetGen.Integration.Tests.PyTorch;
using NetGen.Integration.Tests.Sources;

namespace NetGen.Integration.Tests;

/// <summary>The assembly as a program: a training whose memory is measured, or the files that PyTorch is to read.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
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
