using Amazon.Runtime;

namespace PrivateLinkKit.Testing.Tests.Services;

/// <summary>Asserts that AWS refuses a call, and how.</summary>
internal static class Refused
{
    public static async Task<AmazonServiceException> WithAsync(string code, Func<Task> call)
    {
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(call);
        Assert.Equal(code, error.ErrorCode);
        return error;
    }
}
