using Amazon.EC2.Model;

namespace PrivateLinkKit.IntegrationTests;

public class EmptyListTests
{
    /// <summary>The guard is active in all tests of the engine; these tests check the guard itself.</summary>
    [Fact]
    public async Task Call_WithEmptyLists_FailsByTheirNames()
    {
        await using var edge = await TestEnvironment.StartAsync();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            edge.Ec2.DescribeVpcsAsync(new DescribeVpcsRequest { VpcIds = [], Filters = [new Filter { Name = "tag:a", Values = [] }] }));

        Assert.Equal("Empty, but set: DescribeVpcsRequest.Filters.Values, DescribeVpcsRequest.VpcIds.", error.Message);
    }
}
