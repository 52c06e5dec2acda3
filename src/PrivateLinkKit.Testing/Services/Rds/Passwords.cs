namespace PrivateLinkKit.Testing.Services.Rds;

/// <summary>Passwords of master users, which are checked and forgotten: no database asks for them.</summary>
internal static class Passwords
{
    private const int Shortest = 8;

    /// <exception cref="AwsErrorException">It is not a valid password.</exception>
    public static void Check(string? password)
    {
        if (string.IsNullOrEmpty(password))
        {
            throw RdsErrors.InvalidValue("The parameter MasterUserPassword must be provided and must not be blank.");
        }

        if (password.Length < Shortest)
        {
            throw RdsErrors.InvalidValue("The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.");
        }

        if (password.Any(letter => letter is <= ' ' or > '~' or '/' or '@' or '"'))
        {
            throw RdsErrors.InvalidValue(
                "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.");
        }
    }
}
