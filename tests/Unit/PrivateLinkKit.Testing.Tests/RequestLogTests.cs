using Amazon.EC2.Model;
using PrivateLinkKit.Testing.Tests.Services;

namespace PrivateLinkKit.Testing.Tests;

public class RequestLogTests
{
    [Fact]
    public async Task Requests_MoreThanTheLimit_TheLatestAreHeldInOrder()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { RequestLogLimit = 3 });
        for (var i = 0; i < 4; i++)
        {
            await lab.VpcAsync();
        }

        await Refused.WithAsync("InvalidVpcID.NotFound", () => lab.Ec2.DeleteVpcAsync(new DeleteVpcRequest { VpcId = "vpc-1" }));

        Assert.Equal(3, lab.Aws.Requests.Count);
        Assert.Equal(
            [(3L, 200), (4L, 200), (5L, 400)],
            lab.Aws.Requests.Select(request => (request.Number, request.Status ?? 0)));
    }

    [Fact]
    public async Task Requests_ClearedWhenFull_CountsFromZero()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { RequestLogLimit = 2 });
        for (var i = 0; i < 3; i++)
        {
            await lab.VpcAsync();
        }

        lab.Aws.Requests.Clear();
        await lab.VpcAsync();

        Assert.Equal([1L], lab.Aws.Requests.Select(request => request.Number));
    }

    [Fact]
    public async Task Requests_LimitIsZero_NothingIsHeld()
    {
        await using var lab = await TestEnvironment.StartAsync(new EmbeddedAwsOptions { RequestLogLimit = 0 });

        await lab.VpcAsync();

        Assert.Empty(lab.Aws.Requests);
    }

    [Fact]
    public async Task StartAsync_NegativeLimit_Throws() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => EmbeddedAws.StartAsync(new EmbeddedAwsOptions { RequestLogLimit = -1 }));
}
