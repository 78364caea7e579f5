using NetGen.Reliability.Interruptions.Children;
using NetGen.Reliability.Interruptions.Kills;
using NetGen.Reliability.Interruptions.Training;

namespace NetGen.Reliability.Interruptions.Disks;

/// <summary>The disk is full, or becomes read-only, in the middle of a training or a search, which then ends with one exception and can be resumed.</summary>
internal sealed class FullDiskTrainingCheck : Check
{
    private string _folder = "";

    private long _ended;

    public override string Name => "disk/training";

    public override long Small => 12;

    public override long Large => 2_000;

    public override bool RunsSideBySide => false;

    public override string? Lacks => SmallDisk.Lacks;

    public override void Begin(string folder) => _folder = folder;

    public override void Try(Case one)
    {
        string folder = Path.Combine(_folder, $"{one.Number}");
        using var disk = new SmallDisk(folder, kilobytes: 4096);
        if (one.Number % 3 == 2)
        {
            Search(disk, one.Chance);
        }
        else
        {
            Train(disk, one.Chance, becomesReadOnly: one.Number % 3 == 1);
        }
    }

    public override string Finish(long tried)
    {
        BrokenPromiseException.Unless(_ended * 2 >= tried, () => $"Expected most of {tried} trainings to end on a full disk, but {_ended} did.");
        return $"{_ended} ended early and were resumed, {tried - _ended} went on";
    }

    private void Train(SmallDisk disk, Chance chance, bool becomesReadOnly)
    {
        long step = 0, last = chance.Between(1, 40), free = chance.Below(60_000);
        string ballast = "", path = Path.Combine(disk.Folder, InterruptedTraining.FileName);
        try
        {
            InterruptedTraining.Run(disk.Folder, int.MaxValue, new LambdaCallback(onBatchEnd: training =>
            {
                if ((step = training.Step) == last && becomesReadOnly)
                {
                    disk.SetReadOnly(true);
                }
                else if (step == last)
                {
                    ballast = disk.Fill(free);
                }
            }));
        }
        catch (IOException error)
        {
            FailingWrites.RequireNamed(error, path);
            _ended++;
        }

        if (becomesReadOnly)
        {
            disk.SetReadOnly(false);
        }
        else
        {
            File.Delete(ballast);
        }

        CheckpointKillCheck.RequireSound(disk.Folder, step);
        InterruptedTraining.RequireSameEnd(disk.Folder);
    }

    private void Search(SmallDisk disk, Chance chance)
    {
        string folder = Path.Combine(disk.Folder, "sweep"), ballast = Path.Combine(disk.Folder, "ballast");
        int epochs = 0, last = chance.Between(1, InterruptedSearch.EpochsInAll - 1), free = chance.Below(30_000);
        try
        {
            InterruptedSearch.Run(folder, () => _ = ++epochs == last ? disk.Fill(free) : ballast);
        }
        catch (IOException error)
        {
            FailingWrites.RequireNamed(error, Path.Combine(folder, Path.GetFileName(error.Message.Split(": ")[0])));
            _ended++;
        }

        File.Delete(ballast);
        InterruptedSearch.RequireSameEnd(folder);
    }
}
