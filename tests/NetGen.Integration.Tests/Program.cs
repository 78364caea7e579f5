using NetGen.Integration.Tests.PyTorch;
using NetGen.Integration.Tests.Resuming;

namespace NetGen.Integration.Tests;

/// <summary>The assembly as a program: a training to be killed, or the files that PyTorch is to read.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["train", string checkpoint, string result]:
                var net = new NoisyNet(seed: 1);
                net.Fit(ResumedTraining.Data, ResumedTraining.LongOptions(checkpoint, resume: File.Exists(checkpoint)));
                net.Save(result);
                return 0;
            case ["state-dicts", string folder]:
                StateDictNetworks.WriteAll(folder);
                return 0;
            default:
                return 2;
        }
    }
}
