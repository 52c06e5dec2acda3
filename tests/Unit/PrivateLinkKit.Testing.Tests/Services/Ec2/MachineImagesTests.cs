using System.Text.Json;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests.Services.Ec2;

/// <summary>Images by the look-ups of infrastructure code.</summary>
public class MachineImagesTests : EmulatorTest
{
    [Theory]
    [InlineData("amazon", "al2023-ami-2023*-x86_64", "x86_64")]
    [InlineData("137112412989", "al2023-ami-2023.*-kernel-6.1-arm64", "arm64")]
    [InlineData("amazon", "amzn2-ami-hvm-*-x86_64-gp2", "x86_64")]
    [InlineData("amazon", "amzn2-ami-ecs-hvm-*-x86_64-ebs", "x86_64")]
    [InlineData("591542846629", "al2023-ami-ecs-hvm-*-arm64", "arm64")]
    [InlineData("099720109477", "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*", "x86_64")]
    [InlineData("099720109477", "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-*", "x86_64")]
    [InlineData("136693071363", "debian-12-amd64-*", "x86_64")]
    public async Task DescribeImages_UsualNameAndOwner_IsFoundWithItsRootDevice(string owner, string name, string architecture)
    {
        var found = (await TestEnvironment.Ec2.DescribeImagesAsync(new DescribeImagesRequest
        {
            Owners = [owner],
            Filters = [new Filter("name", [name]), new Filter("virtualization-type", ["hvm"]), new Filter("root-device-type", ["ebs"])],
        })).Images[0];

        Assert.Equal(architecture, found.Architecture.Value);
        Assert.Equal(found.RootDeviceName, found.BlockDeviceMappings.Single().DeviceName);
    }

    [Theory]
    [InlineData("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")]
    [InlineData("/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-arm64-gp2")]
    [InlineData("/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id")]
    [InlineData("/aws/service/canonical/ubuntu/server/22.04/stable/current/amd64/hvm/ebs-gp2/ami-id")]
    public async Task GetParameter_PublicOne_IsAnImageThatRuns(string name)
    {
        using var ssm = TestEnvironment.SsmOf(TestEnvironment.Provider);

        var parameter = (await ssm.GetParameterAsync(new() { Name = name })).Parameter;
        var same = (await ssm.GetParameterAsync(new() { Name = parameter.ARN })).Parameter;

        Assert.Equal(($"arn:aws:ssm:eu-west-1::parameter{name}", parameter.Value), (parameter.ARN, same.Value));
        Assert.Single((await TestEnvironment.Ec2.DescribeImagesAsync(new DescribeImagesRequest { ImageIds = [parameter.Value] })).Images);
        var type = name.Contains("arm64", StringComparison.Ordinal) ? "t4g.small" : "t3.small";
        await TestEnvironment.Ec2.RunInstancesAsync(new() { ImageId = parameter.Value, InstanceType = type, MinCount = 1, MaxCount = 1 });
    }

    [Fact]
    public async Task GetParametersByPath_OptimizedForEcs_DescribesTheImage()
    {
        using var ssm = TestEnvironment.SsmOf(TestEnvironment.Provider);

        var found = (await ssm.GetParametersByPathAsync(new() { Path = "/aws/service/ecs/optimized-ami/amazon-linux-2023", Recursive = true })).Parameters;

        var recommended = found.Single(parameter => parameter.Name.EndsWith("2023/recommended", StringComparison.Ordinal));
        var id = found.Single(parameter => parameter.Name.EndsWith("2023/recommended/image_id", StringComparison.Ordinal));
        Assert.Equal(id.Value, JsonDocument.Parse(recommended.Value).RootElement.GetProperty("image_id").GetString());
        await Refused.WithAsync("ValidationException", () => ssm.GetParametersByPathAsync(new() { Path = "/aws/service/eks" }));
    }
}
