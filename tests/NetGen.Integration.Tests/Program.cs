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
            case [("train" or "train-until-killed") and string how, string checkpoint, string result]:
                // Without a state, so that the training that ends may go on without it: waits in the last epoch, however late the kill comes.
                Callback[] wait = how == "train" ? [] : [new ActionCallback(static (_, epoch) => Thread.Sleep(epoch.Epoch == ResumedTraining.LongEpochs ? Timeout.Infinite : 0))];
                var net = new NoisyNet(seed: 1);
                net.Fit(ResumedTraining.Data, ResumedTraining.LongOptions(checkpoint, File.Exists(checkpoint), wait));
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
