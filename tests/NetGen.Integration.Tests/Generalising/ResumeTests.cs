namespace NetGen.Integration.Tests.Generalising;

public sealed class ResumeTests : IDisposable
{
    private static readonly Dataset s_data = Samples.Classes(45, 4, 3, seed: 1).WithWeights([.. Enumerable.Range(1, 45).Select(static row => row / 20f)]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void CheckpointOfOtherSettings_IsRefusedNamingThem()
    {
        Trained(s_data, Settings.All, epochs: 2, resume: false);
        Refused(s_data, Settings.All with { MaxNorm = 2 }, "MaxNorm 1,", "MaxNorm 2,");
        Refused(s_data, Settings.All with { GradientNoise = 0 }, "GradientNoise 0.1", "GradientNoise 0,");
        Refused(s_data, Settings.All with { LabelSmoothing = 0 }, "LabelSmoothing 0.05", "LabelSmoothing 0,");
        Refused(s_data, Settings.All with { ClassWeights = null }, "ClassWeights 1 2 3", "ClassWeights none");
        Refused(s_data, Settings.All with { Freeze = [] }, "frozen", "1.bias");
        Refused(Samples.Classes(45, 4, 3, seed: 1), Settings.All, "data");

        // Another name of the same.
        Trained(s_data, Settings.All with { Freeze = ["1.bias", "1.bias"] }, epochs: 3, resume: true);

        void Refused(Dataset data, Settings settings, params string[] parts)
        {
            string message = Should.Throw<NetGenFormatException>(() => Trained(data, settings, epochs: 3, resume: true)).Message;
            foreach (string part in parts)
            {
                message.ShouldContain(part);
            }
        }
    }

    private NoisyNet Trained(Dataset data, Settings settings, int epochs, bool resume)
    {
        string path = _folder.File("training.ckpt");
        var net = new NoisyNet(seed: resume ? 9 : 1);
        if (resume)
        {
            // What is frozen comes from the checkpoint too.
            net.SetParameters(new float[NoisyNet.ParameterCount]);
        }

        net.Fit(data, new FitOptions
        {
            Epochs = epochs, BatchSize = 8, Seed = 7, Threads = 2, L1 = 1e-3f, L2 = 1e-3f, ResumeFrom = resume ? path : null,
            Callbacks = [new HealthMonitor(every: 2), new Checkpoint(path)],
            MaxNorm = settings.MaxNorm, GradientNoise = settings.GradientNoise, LabelSmoothing = settings.LabelSmoothing, ClassWeights = settings.ClassWeights,
            Freeze = settings.Freeze,
        });
        return net;
    }

    private sealed record Settings(float MaxNorm, float GradientNoise, float LabelSmoothing, float[]? ClassWeights, string[] Freeze)
    {
        public static Settings All { get; } = new(1, 0.1f, 0.05f, [1, 2, 3], ["1.bias"]);
    }
}
