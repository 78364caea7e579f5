namespace NetGen.Tests.Training;

public sealed class MeetingTests
{
    private const int Rounds = 2000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void WritesBeforeABarrier_AreVisibleAfterIt(int workers)
    {
        var meeting = new Meeting(workers);
        int[] counts = new int[workers];
        int early = 0;
        using var team = new ThreadTeam(workers);
        team.Run(worker =>
        {
            for (int round = 1; round <= Rounds; round++)
            {
                counts[worker] = round;
                meeting.Await();
                foreach (int count in counts)
                {
                    early += count < round ? 1 : 0;
                }

                meeting.Await();
            }
        });
        early.ShouldBe(0);
        counts.ShouldAllBe(count => count == Rounds);
    }

    [Fact]
    public void FailingWorker_EndsTheWaitOfAllOthers()
    {
        var meeting = new Meeting(3);
        using var team = new ThreadTeam(3);
        Should.Throw<InvalidOperationException>(() => team.Run(worker =>
        {
            if (worker == 1)
            {
                meeting.Abandon();
                throw new InvalidOperationException("on purpose");
            }

            meeting.Await();
            meeting.Await();
        }));
    }
}
