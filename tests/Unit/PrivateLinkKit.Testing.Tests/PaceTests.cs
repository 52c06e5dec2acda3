using Amazon.EC2;
using Amazon.EC2.Model;

namespace PrivateLinkKit.Testing.Tests;

public class PaceTests
{
    [Fact]
    public async Task Realistic_Vpc_IsAvailableAfterItsDuration()
    {
        var time = new ManualTime();
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { Pace = Pace.Realistic, TimeProvider = time });
        await lab.VpcAsync();

        var before = await StateAsync(lab);
        time.Advance(TimeSpan.FromMinutes(1));
        var after = await StateAsync(lab);

        Assert.Equal((VpcState.Pending, VpcState.Available), (before, after));
        Assert.Equal(time.GetUtcNow().AddMinutes(-1), lab.Aws.Requests.First().At);
    }

    private static async Task<VpcState> StateAsync(TestEnvironment lab) => (await lab.Ec2.DescribeVpcsAsync(CreatedResources.Vpcs)).Vpcs.Single().State;
}
