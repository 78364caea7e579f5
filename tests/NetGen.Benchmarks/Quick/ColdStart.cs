using System.Diagnostics;
using System.Globalization;
using NetGen.Benchmarks.Measuring;
using NetGen.Benchmarks.Nets;
using NetGen.Benchmarks.Report;

namespace NetGen.Benchmarks.Quick;

/// <summary>The first prediction of a fresh process, which includes compiling it: this program starts itself again for every measurement.</summary>
internal sealed class ColdStart(Settings settings, IReport report)
{
    /// <summary>What the child process is told.</summary>
    public const string Verb = "first-prediction";

    private const string Task = "first_predict";
    private const int Processes = 3;

    /// <summary>Measures a network in fresh processes.</summary>
    public void Measure(Subject subject)
    {
        if (!settings.Wants(Task, subject.Shape, "dense"))
        {
            return;
        }

        double[] times = [.. Enumerable.Range(0, Processes).Select(_ => InFreshProcess(subject.Shape)).Order()];
        report.Add(new Measurement
        {
            Peer = Contender.NetGen,
            Task = Task,
            Shape = subject.Shape,
            Data = "dense",
            Threads = 1,
            MedianNs = times[Processes / 2],
            MinNs = times[0],
            Note = "fresh process, compiling included",
        });
    }

    /// <summary>The child's side: prints the nanoseconds of the first prediction.</summary>
    public static void Child(string shape)
    {
        Subject subject = Subjects.Named(shape);
        float[] inputs = new float[Rotation.Rows * subject.InputSize], output = new float[subject.OutputSize];
        double start = Clock.Thread();
        subject.PredictEach(inputs, output, calls: 1);
        double elapsed = Clock.Thread() - start;
        Console.WriteLine(elapsed.ToString(CultureInfo.InvariantCulture));
    }

    private static double InFreshProcess(string shape)
    {
        ProcessStartInfo start = OwnProcess.Start(Verb, shape);
        start.RedirectStandardOutput = true;
        using Process child = Process.Start(start)!;
        string output = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return double.Parse(output, CultureInfo.InvariantCulture);
    }
}
