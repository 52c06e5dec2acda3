using PrivateLinkKit.Diagnostics;
using PrivateLinkKit.Engine.Calls;

namespace PrivateLinkKit.Tests.Diagnostics;

public class CallMeterTests
{
    private readonly CallMeter _meter = new("EC2", "CreateVpc", "eu-west-1", TimeProvider.System);

    [Fact]
    public void Measuring_NoListener_AllocatesNothing()
    {
        Measure();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var call = 0; call < 100; call++)
        {
            Measure();
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private void Measure()
    {
        var since = _meter.Now;
        _meter.Admitted(since);
        _meter.Succeeded(since);
        _meter.Repeated("unanswered");
    }
}
