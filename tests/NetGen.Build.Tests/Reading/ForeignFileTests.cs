using System.Text;
using NetGen.Build.Files;
using NetGen.Build.Onnx;
using NetGen.Build.Safetensors;

namespace NetGen.Build.Tests.Reading;

public class ForeignFileTests
{
    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d\n", "a Git LFS pointer")]
    [InlineData("<!DOCTYPE html><html>", "an HTML page")]
    [InlineData("\r\n <html><body>Not found", "an HTML page")]
    [InlineData("<?xml version='1.0'?><net>", "an XML document")]
    [InlineData("PK\u0003\u0004\u0014\0\0\0archive/data.pkl", "a zip archive, such as torch.save and Keras write")]
    [InlineData("\u0080\u0002}q\0.", "a pickle")]
    [InlineData("\u0080\u0004\u0095\0\0", "a pickle")]
    [InlineData("\u0089HDF\r\n\u001a\n", "an HDF5 file, such as Keras writes")]
    [InlineData("\u0093NUMPY\u0001\0", "an array of NumPy")]
    [InlineData("\u001f\u008b\u0008\0", "a gzip archive")]
    [InlineData("\u001c\0\0\0TFL3", "a TensorFlow Lite model")]
    [InlineData("(\0\0\0ORTM", "a model in ONNX Runtime's own format")]
    [InlineData("{\"a\": 1}", "a JSON document")]
    [InlineData("ir_version: 8", "an ONNX model written as text")]
    [InlineData("layers: 3, units: 4", "a text")]
    [InlineData("\u0010\0\0\0\0\0\0\0{\"__metadata__\":{}}", "a safetensors file, which holds tensors and no graph")]
    public void FileOfAnotherKind_IsNamed(string content, string expected)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(content);

        Should.Throw<ModelFormatException>(() => OnnxReader.Read(bytes)).Message.ShouldStartWith(
            $"Expected an ONNX model, such as torch.onnx.export, tf2onnx and skl2onnx write, but found {expected}");
    }

    [Theory]
    [InlineData("", "an empty file")]
    [InlineData("PK\u0003\u0004\u0014\0\0\0archive/data.pkl", "a zip archive, such as torch.save and Keras write")]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:4d\n", "a Git LFS pointer")]
    [InlineData("\u0089HDF\r\n\u001a\n\0\0\0\0\0", "an HDF5 file, such as Keras writes")]
    public void FileThatIsNoSafetensors_IsNamed(string content, string expected)
    {
        using var source = new ByteSource(new MemoryStream(Encoding.Latin1.GetBytes(content)));

        Should.Throw<ModelFormatException>(() => SafetensorsReader.Read(source)).Message.ShouldContain($"but found {expected}");
    }
}
