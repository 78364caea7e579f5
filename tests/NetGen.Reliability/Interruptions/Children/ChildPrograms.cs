using NetGen.Reliability.Interruptions.Training;
using NetGen.Reliability.Interruptions.Writers;

namespace NetGen.Reliability.Interruptions.Children;

/// <summary>What this program does in the processes that checks start and kill.</summary>
internal static class ChildPrograms
{
    /// <summary>The first argument of such a process.</summary>
    public const string Word = "--interrupted";

    public static int Run(string[] arguments)
    {
        switch (arguments)
        {
            case ["repeat", string writer, string folder, string first]:
                Repeat(AllWriters.Named(writer), folder, Number(first));
                return 0;
            case ["once", string writer, string folder, string version]:
                AllWriters.Named(writer).Write(folder, Number(version));
                return 0;
            case ["failing", string writer, string folder, string attempts]:
                Console.WriteLine(FailingWrites.Run(AllWriters.Named(writer), folder, Number(attempts)));
                return 0;
            case ["train", string folder]:
                InterruptedTraining.Run(folder, epochsBeforeWaiting: InterruptedTraining.Epochs - 1, new Steps());
                return 0;
            case ["search", string folder]:
                InterruptedSearch.Run(folder, static () => Console.WriteLine("epoch"));
                return 0;
            default:
                return 2;
        }
    }

    /// <summary>Writes for ever. A line gives the version that is written next.</summary>
    private static void Repeat(Writer writer, string folder, int first)
    {
        for (int version = first; ; version++)
        {
            Console.WriteLine(version.ToString(CultureInfo.InvariantCulture));
            writer.Write(folder, version);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Prints every step, at the beginning and when one more is done, before its checkpoint is written.</summary>
    private sealed class Steps : Callback
    {
        public override void OnTrainBegin(TrainingContext training) => Print(training);

        public override void OnBatchEnd(TrainingContext training) => Print(training);

        private static void Print(TrainingContext training) => Console.WriteLine(training.Step.ToString(CultureInfo.InvariantCulture));
    }
}
