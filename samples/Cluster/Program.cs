using Cluster;
using NetGen;

return new CommandLine().For(Run).Parse(args).Invoke();

static int Run(Settings settings)
{
    try
    {
        if (settings.AsksEnvironment)
        {
            settings = settings with { Shard = settings.ShardCount == 0 ? Shard.FromEnvironment() : Shard.FromEnvironment(settings.ShardCount) };
        }

        var search = new SpiralSearch(settings);
        SearchResult result = settings.MergesOnly ? search.Merge() : search.Run();
        if (result.StopReason != StopReason.Completed)
        {
            Console.WriteLine(settings.MergesOnly ? $"trials are missing\n{result}" : $"shard {settings.Shard} is done, others are not");
            return settings.MergesOnly ? 1 : 0;
        }

        Console.WriteLine(result);
        Console.WriteLine($"best: {result.Best}");
        return 0;
    }
    catch (Exception exception) when (exception is IOException or TimeoutException or InvalidOperationException or ArgumentException or NetGenFormatException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}
