namespace NetGen;

/// <summary>The treatment of files that are not images or are damaged.</summary>
public enum DamagedImages
{
    /// <summary>Loading ends with an error. It names the first such file and what was found in it.</summary>
    Error,

    /// <summary>Such files are left out and listed in <see cref="ImageSet.LeftOut"/>.</summary>
    LeaveOut,
}
