using PrivateLinkKit.Testing.Network.Map;
using PrivateLinkKit.Testing.Network.Records;

namespace PrivateLinkKit.Testing.Tests.Network.Map;

public class DnsZoneTests
{
    /// <summary>A zone is made anew for each of its changes, most of which nobody asks for.</summary>
    [Fact]
    public void Find_FirstQuestion_ReadsTheRecordsOnce()
    {
        var read = 0;
        var zone = new DnsZone("Z1", "example.com", vpcIds: null, Records(), number: 0);
        var before = read;

        Assert.NotNull(zone.Find("a.example.com"));
        Assert.Null(zone.Find("b.example.com"));

        Assert.Equal((0, 1), (before, read));

        IEnumerable<DnsRecordSet> Records()
        {
            read++;
            yield return new DnsRecordSet("a.example.com", "A") { Values = ["192.0.2.1"] };
        }
    }
}
