using System.CommandLine;
using MnistTable;
using NetGen;

const int Failed = 1, WrongUsage = 2;

ParseResult command = new CommandLine().For(TableRun.Run).Parse(args);
if (command.Errors is [{ } wrong, ..])
{
    Console.Error.WriteLine($"{wrong.Message} (--help lists the options)");
    return WrongUsage;
}

try
{
    return command.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException stopped)
{
    Console.WriteLine(stopped.Message);
    return Failed;
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NetGenFormatException or TrainingDivergedException)
{
    Console.Error.WriteLine(problem.Message);
    return Failed;
}
