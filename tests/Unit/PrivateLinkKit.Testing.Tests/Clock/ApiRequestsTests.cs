using PrivateLinkKit.Testing.Clock;

namespace PrivateLinkKit.Testing.Tests.Clock;

public class ApiRequestsTests
{
    [Fact]
    public async Task Watch_PortThatAnotherHasTaken_GoesOnWhenTheFirstEnds()
    {
        var work = new WorkUnderWay();
        using var http = new HttpClient();
        var first = ApiRequests.Watch(1, new WorkUnderWay());
        using var second = ApiRequests.Watch(1, work);

        first.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(new Uri("http://127.0.0.1:1/")));

        Assert.Equal(2, work.Events);
        Assert.False(work.IsHeld);
    }
}
