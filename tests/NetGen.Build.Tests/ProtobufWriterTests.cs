using NetGen.Build.Tests.Writing;

namespace NetGen.Build.Tests;

public class ProtobufWriterTests
{
    [Fact]
    public void FieldOfEachWireType_HasTheBytesOfTheFormat()
    {
        byte[] bytes = new ProtobufWriter().Int(1, 150).Text(2, "testing").Float(3, 1f).PackedInts(4, 3, 270, 86942).ToArray();

        Convert.ToHexString(bytes).ShouldBe("089601" + "120774657374696E67" + "1D0000803F" + "2206038E029EA705");
    }
}
