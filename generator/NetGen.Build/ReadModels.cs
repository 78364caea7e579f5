using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using NetGen.Build.Files;
using NetGen.Build.Safetensors;
using NetGen.Build.Text;

namespace NetGen.Build;

/// <summary>
/// Reads the model files of a project. Each becomes a text, which the generator reads, and a file of values, which becomes a resource.
/// </summary>
/// <remarks>
/// An error in a file does not fail the build here. The text states the error, and the generator reports it at the class that uses the model. Only a missing
/// file is reported here, because there is no text for it. Outputs are written only if they change.
/// </remarks>
public sealed class ReadModels : Microsoft.Build.Utilities.Task
{
    /// <summary>
    /// The files. Their metadata are: <c>Source</c>, the path of the model in the project file; <c>TextFile</c>, the output for the text; and
    /// <c>ValuesFile</c>, the output for the values. A safetensors file is embedded itself.
    /// </summary>
    [Required]
    public ITaskItem[] Models { get; set; } = [];

    /// <summary>The project file, which is the place of errors.</summary>
    public string ProjectFile { get; set; } = "";

    /// <summary>The other files of the models, which are next to them.</summary>
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
                // An exception that leaves a task is shown as an internal error of MSBuild, without the model's name.
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
            // The folder stands in the error only. The text may be passed on with what is built.
            string text = $"Expected a model file at '{source}', but found none.";
            OutputFile.Write(textFile, ModelText.OfDamaged(source, isEmbeddedItself ? SafetensorsText.Kind : "onnx", text));
            LogError(model, $"Expected a model file at '{path}', but found none.");
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

    /// <summary>Escapes a path, because MSBuild unescapes the names of items.</summary>
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
