using System.Collections;
using Microsoft.Build.Framework;

namespace NetGen.Reliability.Models.Onnx;

/// <summary>A build that only collects errors.</summary>
internal sealed class TaskEngine : IBuildEngine
{
    public List<string> Errors { get; } = [];

    public bool ContinueOnError => false;

    public int LineNumberOfTaskNode => 0;

    public int ColumnNumberOfTaskNode => 0;

    public string ProjectFileOfTaskNode => "";

    public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
        throw new NotSupportedException();

    public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add($"{e.Code} {e.Message}");

    public void LogWarningEvent(BuildWarningEventArgs e) => Errors.Add($"{e.Code} {e.Message}");

    public void LogMessageEvent(BuildMessageEventArgs e)
    {
        // Messages are for nobody here.
    }

    public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();
}

/// <summary>An item as MSBuild passes it, with the well-known metadata.</summary>
internal sealed class TaskModel(string spec, Dictionary<string, string> metadata) : ITaskItem
{
    public string ItemSpec { get; set; } = spec;

    public ICollection MetadataNames => metadata.Keys;

    public int MetadataCount => metadata.Count;

    public string GetMetadata(string metadataName) => metadata.GetValueOrDefault(metadataName, "");

    public void SetMetadata(string metadataName, string metadataValue) => metadata[metadataName] = metadataValue;

    public void RemoveMetadata(string metadataName) => metadata.Remove(metadataName);

    public void CopyMetadataTo(ITaskItem destinationItem) => throw new NotSupportedException();

    public IDictionary CloneCustomMetadata() => throw new NotSupportedException();
}
