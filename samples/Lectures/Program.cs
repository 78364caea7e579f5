using System.CommandLine;
using Lectures;
using NetGen;

const int Failed = 1, WrongUsage = 2;

ParseResult command = new CommandLine().For(CourseRun.Run).Parse(args);
if (command.Errors is [{ } wrong, ..])
{
    Console.Error.WriteLine(wrong.Message);
    return WrongUsage;
}

try
{
    return command.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NetGenFormatException)
{
    Console.Error.WriteLine(problem.Message);
    return Failed;
}
