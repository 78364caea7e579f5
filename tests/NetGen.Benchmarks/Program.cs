using NetGen.Benchmarks.Quick;

if (args is ["--quick", ..])
{
    try
    {
        QuickRun.Run(Settings.Read(args));
        return 0;
    }
    catch (Exception problem) when (problem is ArgumentException or IOException or InvalidOperationException)
    {
        Console.Error.WriteLine(problem.Message);
        return 1;
    }
}

return 2;
