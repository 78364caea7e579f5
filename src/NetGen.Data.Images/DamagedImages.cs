namespace NetGen;

/// <summary>What is done about a file that is no image, or a damaged one.</summary>
public enum DamagedImages
{
    /// <summary>Loading ends with an error that names the first such file and what was found in it.</summary>
    Error,

    /// <summary>Such files are left out and listed in <see cref="ImageSet.LeftOut"/>.</summary>
    LeaveOut,
}
