using NetGen.Generator.Model;
using NetGen.Generator.ModelFiles;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.ModelFiles;

/// <summary>A line that does not fit the values that it reads, or itself, gives a diagnostic and no exception.</summary>
public sealed class DamagedTextTests
{
    [Theory]
    [InlineData("Conv1D name=\"a\" reads=[-1] input=[4] shape=[4] filters=1 kernel=[] stride=[] dilation=[] pads=[0,0] groups=1 bias=false")]
    [InlineData("MaxPool1D name=\"a\" reads=[-1] input=[4,1] shape=[4,1] kernel=[1] stride=[0] dilation=[1] pads=[0,0]")]
    [InlineData("MaxPool1D name=\"a\" reads=[-1] input=[2,2] shape=[2,2] kernel=[1] stride=[1] dilation=[1] pads=[-1,1]")]
    [InlineData("Conv1D name=\"a\" reads=[-1] input=[2,2] shape=[2,1] filters=1 kernel=[1] stride=[1] dilation=[1] pads=[0,0] groups=0 bias=false")]
    [InlineData("GlobalMaxPool name=\"a\" reads=[-1] input=[4] shape=[4]")]
    [InlineData("Permute name=\"a\" reads=[-1] input=[2,2] shape=[2,2] order=[0,2]")]
    [InlineData("Permute name=\"a\" reads=[-1] input=[2,2] shape=[2,2] order=[0,0]")]
    [InlineData("Pad name=\"a\" reads=[-1] input=[4] shape=[5] before=[] after=[1] mode=\"edge\" value=0")]
    [InlineData("Add name=\"a\" reads=[-1] input=[4] shape=[4] left=[4] right=[4]")]
    [InlineData("Relu name=\"a\" reads=[-1,-1] input=[4] shape=[4]")]
    [InlineData("Relu name=\"a\" reads=[-1] input=[5] shape=[5]")]
    [InlineData("Relu name=\"a\" reads=[-1] input=[] shape=[]")]
    [InlineData("Relu name=\"a\" reads=[-1] input=[-4] shape=[-4]")]
    [InlineData("Mean name=\"a\" reads=[-1] input=[2,2] shape=[2] axes=[2]")]
    [InlineData("MatMul name=\"a\" reads=[-1,-1] input=[2,2] shape=[4] left=[2,2] right=[2,2]")]
    [InlineData("Softmax name=\"a\" reads=[-1] input=[4] shape=[4] outer=0 size=0 inner=0")]
    [InlineData("ArgMax name=\"a\" reads=[-1] input=[4] shape=[1] outer=1 size=0 inner=1 last=false")]
    public void DamagedLine_IsReported(string line)
    {
        ModelFile file = ModelFileReader.Read($"netgen-model 1\nsource \"a\"\nkind onnx\ninput name=\"x\" file=[4] shape=[4]\nnode {line}\n");
        List<string> reported = [];

        NetworkModel? model = FileNetwork.Of(Declaration.OfName("Net"), file, loss: null, isFrozen: true, (descriptor, _, _) => reported.Add(descriptor.Id));

        model.ShouldBeNull();
        reported.ShouldBe(["NETGEN141"]);
    }
}
