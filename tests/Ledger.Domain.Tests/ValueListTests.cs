namespace Ledger.Domain.Tests;

public sealed class ValueListTests
{
    [Fact]
    public void Lists_of_equal_items_are_equal()
    {
        ValueList<string> left = ["GGD", "Politie"];
        var right = new List<string> { "GGD", "Politie" }.ToValueList();
        (left == right, left != right, left.Equals(right), left.Equals((object)right)).ShouldBe(
            (true, false, true, true));
        left.GetHashCode().ShouldBe(right.GetHashCode());
    }

    [Fact]
    public void Order_and_number_count()
    {
        ValueList<string> list = ["GGD", "Politie"];
        (list == ["Politie", "GGD"], list == ["GGD"], list == [], list == null).ShouldBe((false, false, false, false));
        (null == (ValueList<string>?)null).ShouldBeTrue();
    }

    [Fact]
    public void A_list_does_not_change_with_what_it_was_made_of()
    {
        var items = new[] { 1, 2 };
        var list = items.ToValueList();
        items[0] = 9;
        (list[0], list.Count, list.ToString()).ShouldBe((1, 2, "[1, 2]"));
    }
}
