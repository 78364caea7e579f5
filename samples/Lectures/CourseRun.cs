using System.Diagnostics;
using Lectures.Output;
using NetGen;

namespace Lectures;

/// <summary>One run of the program: a topic in full, all topics in short, or their list.</summary>
internal static class CourseRun
{
    private const int Fine = 0, DoesNotHold = 1;

    /// <summary>Does what was asked for; gives the exit code.</summary>
    /// <param name="name">A topic, or one of the two words of <see cref="CommandLine"/>.</param>
    /// <param name="dataFolder">Where MNIST's files are; null to draw digits.</param>
    public static int Run(string name, string? dataFolder)
    {
        Topic[] topics = Course.Topics(dataFolder);
        return name switch
        {
            CommandLine.List => List(topics, Console.Out),
            CommandLine.All => RunAll(topics, Console.Out),
            _ => RunOne(topics.Single(topic => topic.Name == name), Console.Out),
        };
    }

    private static int List(Topic[] topics, TextWriter output)
    {
        foreach (IGrouping<Lecture, Topic> lecture in topics.GroupBy(static topic => topic.Lecture))
        {
            output.WriteLine($"{(int)lecture.Key}. {Course.TitleOf(lecture.Key)}");
            foreach (Topic topic in lecture)
            {
                output.WriteLine($"  {topic.Name,-16}  {topic.Claim}");
            }
        }

        return Fine;
    }

    private static int RunOne(Topic topic, TextWriter output)
    {
        output.WriteLine($"{topic.Name}: {topic.Claim}");
        output.WriteLine();
        Outcome outcome = OutcomeOf(topic, new Page(output, unicode: !Console.IsOutputRedirected));
        output.WriteLine();
        WriteFindings(outcome, output);
        output.WriteLine(outcome.Holds ? $"{topic.Name} holds" : $"{topic.Name} does not hold");
        return outcome.Holds ? Fine : DoesNotHold;
    }

    private static int RunAll(Topic[] topics, TextWriter output)
    {
        var failed = new List<string>();
        var whole = Stopwatch.StartNew();
        foreach (Topic topic in topics)
        {
            var clock = Stopwatch.StartNew();
            Outcome outcome = OutcomeOf(topic, new Page(TextWriter.Null, unicode: false));
            output.WriteLine($"{topic.Name}: {topic.Claim} ({clock.Elapsed.TotalSeconds:F1} s)");
            WriteFindings(outcome, output);
            if (!outcome.Holds)
            {
                failed.Add(topic.Name);
            }
        }

        output.WriteLine();
        output.WriteLine($"{whole.Elapsed.TotalSeconds:F0} s");
        if (failed is not [])
        {
            output.WriteLine($"not as claimed: {string.Join(", ", failed)}");
        }

        output.WriteLine($"lectures: {topics.Length - failed.Count} of {topics.Length} hold");
        return failed is [] ? Fine : DoesNotHold;
    }

    // A training that should not have diverged is a finding like any other, and must not end the run of all topics.
    private static Outcome OutcomeOf(Topic topic, Page page)
    {
        try
        {
            return topic.Run(page);
        }
        catch (TrainingDivergedException divergence)
        {
            return new Outcome(new Finding("training", Holds: false, "finite losses", divergence.Message));
        }
    }

    private static void WriteFindings(Outcome outcome, TextWriter output)
    {
        foreach (Finding finding in outcome.Findings)
        {
            output.WriteLine($"  {(finding.Holds ? "holds" : "FAILS")}  {finding}");
        }
    }
}
