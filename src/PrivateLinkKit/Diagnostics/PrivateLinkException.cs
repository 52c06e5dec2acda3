using PrivateLinkKit.Diagnostics;

namespace PrivateLinkKit;

/// <summary>
/// Base class of all exceptions of PrivateLinkKit that a host may want to handle. Messages contain no control characters except their own
/// line breaks.
/// </summary>
public abstract class PrivateLinkException : Exception
{
    private protected PrivateLinkException(string message, Exception? inner = null)
        : base(MessageText.Line(message), inner)
    {
    }

    /// <param name="lines">The message's lines.</param>
    /// <param name="inner">The cause; null: none.</param>
    private protected PrivateLinkException(IEnumerable<string> lines, Exception? inner = null)
        : base(string.Join(Environment.NewLine, lines.Select(MessageText.Line)), inner)
    {
    }

    /// <summary>Type, message, causes and stack traces; escapes control characters in messages of causes.</summary>
    public sealed override string ToString() => ExceptionText.Of(this);
}
