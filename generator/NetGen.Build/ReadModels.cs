using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NetGen.Build.Files;
using NetGen.Build.Safetensors;
using NetGen.Build.Text;

namespace NetGen.Build;

/// <summary>
/// Reads the model files of a project: from each makes a text, which the generator reads, and a file of the values, which becomes a resource.
/// </summary>
/// <remarks>
/// What is wrong with a file does not fail the build here: its text says it, and the generator reports it at the class that uses the model. A file that is not
/// there has nobody else to report it.
/// Outputs are written only where they change.
/// </remarks>
public sealed class ReadModels : Microsoft.Build.Utilities.Task
{
    /// <summary>
    /// The files. Their metadata say <c>Source</c>, what the project calls the model, <c>TextFile</c>, where the text goes, and <c>ValuesFile</c>, where the
    /// values go; a safetensors file is embedded itself.
    /// </summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The project, which is where errors are.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>The files beside them of which the models consist too.</summary>
    [Output]
    public ITaskItem[] FilesBeside { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var beside = new List<ITaskItem>();
        foreach (ITaskItem model in Models)
        {
            try
            {
                Read(model, beside);
            }
            catch (Exception exception)
            {
                // An exception that leaves a task is shown as a fault of MSBuild, without the model's name.
                LogError(model, exception is IOException or UnauthorizedAccessException ? exception.Message : $"reading it failed: {exception}");
            }
        }

        FilesBeside = [.. beside];
        return !Log.HasLoggedErrors;
    }

    private void Read(ITaskItem model, List<ITaskItem> beside)
    {
        string path = model.GetMetadata("FullPath"), source = model.GetMetadata("Source"), textFile = model.GetMetadata("TextFile");
        bool isEmbeddedItself = model.GetMetadata("ValuesFile").Length == 0;
        if (!File.Exists(path))
        {
            string message = $"Expected a model file at '{path}', but found none.";
            OutputFile.Write(textFile, ModelText.OfDamaged(source, isEmbeddedItself ? SafetensorsText.Kind : "onnx", message));
            LogError(model, message);
            return;
        }

        ModelFile file = ModelFile.Read(path, source);
        if (!isEmbeddedItself)
        {
            OutputFile.Write(model.GetMetadata("ValuesFile"), file.Content.Values);
        }

        OutputFile.Write(textFile, file.Content.Text);
        string folder = Path.GetDirectoryName(path)!;
        beside.AddRange(file.FilesBeside.Select(name => new TaskItem(Escape(Path.Combine(folder, name)))));
    }

    /// <summary>Item names are read with MSBuild's escapes.</summary>
    private static string Escape(string path) => path.Replace("%", "%25").Replace(";", "%3B").Replace("*", "%2A").Replace("?", "%3F");

    private void LogError(ITaskItem model, string message) => Log.LogError(
        subcategory: null,
        errorCode: ModelText.ProblemId,
        helpKeyword: null,
        file: ProjectFile,
        lineNumber: 0,
        columnNumber: 0,
        endLineNumber: 0,
        endColumnNumber: 0,
        message: "{0}",
        $"NetGenModel '{model.ItemSpec}': {message}");
}
