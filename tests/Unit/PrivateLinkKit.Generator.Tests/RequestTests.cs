namespace PrivateLinkKit.Generator.Tests;

/// <summary>Requests of generated clients are those of the official ones.</summary>
public class RequestTests
{
    public static TheoryData<string, string> Operations => SdkPair.Operations;

    [Theory]
    [MemberData(nameof(Operations))]
    public Task Request_EveryMemberSet_IsTheOfficialOne(string service, string operation) => CompareAsync(service, operation, Filling.Full);

    [Theory]
    [MemberData(nameof(Operations))]
    public Task Request_EmptyListsAndMaps_IsTheOfficialOne(string service, string operation) => CompareAsync(service, operation, Filling.WithEmptyCollections);

    private static async Task CompareAsync(string service, string operation, Func<Type, object> fill)
    {
        var pair = SdkPair.Of(service);

        Assert.Equal(await pair.Official.RequestAsync(operation, fill), await pair.Generated.RequestAsync(operation, fill));
    }
}
