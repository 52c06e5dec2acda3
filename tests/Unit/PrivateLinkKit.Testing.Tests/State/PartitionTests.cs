using Amazon;
using PrivateLinkKit.Testing.State;

namespace PrivateLinkKit.Testing.Tests.State;

public class PartitionTests
{
    [Fact]
    public void Of_EveryRegionOfTheAwsSdk_IsThePartitionThatTheSdkNames()
    {
        var differing = RegionEndpoint.EnumerableAllRegions
            .Where(region => Partition.Of(region.SystemName) is var ours && (ours.Name, ours.DnsSuffix) != (region.PartitionName, region.PartitionDnsSuffix))
            .Select(region => region.SystemName);

        Assert.Empty(differing);
    }

    [Fact]
    public void All_EveryPartitionOfTheAwsSdk_IsThere() => Assert.Equal(
        RegionEndpoint.EnumerableAllRegions.Select(region => region.PartitionName).Distinct().Order(),
        Partition.All.Select(partition => partition.Name).Order());

    [Fact]
    public void EnabledRegions_EveryPartition_AreItsOwn() => Assert.All(
        Partition.All, partition => Assert.All(partition.EnabledRegions, region => Assert.Equal(partition, Partition.Of(region))));
}
