"""No language of a screen, of another letter or of another thread reaches a letter."""

import threading

import pytest
from django.db import connection, transaction
from django.utils import translation

from cases import letters
from cases.letters.news import NEWS
from cases.models import Letter
from tests import factories
from tests.letters.speech import sections, words_of_the_other

THREADS, EACH = 4, 100
NEWS_HERE = tuple(news for news in NEWS if news != "receipt_day")


@pytest.mark.django_db(transaction=True)
def test_four_hundred_letters_by_four_threads_mix_no_languages():
    factories.ground_rules()
    cases = {
        number: {asked: factories.case(reply_language=asked) for asked in ("cy", "en")}
        for number in range(THREADS)
    }
    together = threading.Barrier(THREADS)

    def speak(number: int) -> None:
        together.wait()
        try:
            for turn in range(EACH):
                asked = ("cy", "en")[turn % 2]
                # The screen of this thread: now Welsh, now English, in step with neither letter.
                screen = ("cy", "en")[(turn // 2 + number) % 2]
                news = NEWS_HERE[turn % len(NEWS_HERE)]
                with translation.override(screen), transaction.atomic():
                    letters.write(cases[number][asked], "progress", news=news, now=factories.NOW)
        finally:
            connection.close()

    threads = [threading.Thread(target=speak, args=[number]) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    written = list(Letter.objects.filter(kind="progress").select_related("case__customer"))
    assert len(written) == THREADS * EACH
    mixed = [
        (letter.pk, language, words)
        for letter in written
        for language, said in sections(letters.page(letter)).items()
        if (words := words_of_the_other(said, language))
    ]
    assert mixed == []
    assert [letter.pk for letter in written if letter.languages != letter.case.language] == []


@pytest.mark.django_db
@pytest.mark.parametrize("screen", ["cy", "en", "cy-gb", None])
def test_the_language_of_a_screen_changes_not_one_byte(screen):
    factories.ground_rules()
    case = factories.case(reply_language="both")
    with translation.override("en"):
        expected = letters.preview(case, "acknowledgement", now=factories.NOW).page
    with translation.override(screen):
        assert letters.preview(case, "acknowledgement", now=factories.NOW).page == expected
