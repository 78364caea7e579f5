using BenchmarkDotNet.Running;
using NetGen.Benchmarks.Quick;

switch (args)
{
    case [ColdStart.Verb, string shape]:
        ColdStart.Child(shape);
        return 0;

    case [.., "--quick"] or ["--quick", ..]:
        try
        {
            var settings = Settings.Read(args);
            if (settings.Width is { } width && WidthProcess.Run(width, args) is { } exitCode)
            {
                return exitCode;
            }

            QuickRun.Run(settings);
            return 0;
        }
        catch (Exception problem) when (problem is ArgumentException or IOException or InvalidOperationException)
        {
            Console.Error.WriteLine(problem.Message);
            return 1;
        }

    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
