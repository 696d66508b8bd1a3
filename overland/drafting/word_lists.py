"""Words that look like names of places and mostly are none: common words and people's names.

`words/common.txt` are English words that some small place is named like (out of SCOWL, public
domain), `given.txt` and `surnames.txt` people's names (US Census, public domain).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from overland.drafting.wording import word_list

_FOLDER = Path(__file__).parent / "words"
_GIVEN_ELSEWHERE = word_list(
    """
    abbas abdallah abdel abdul abdulaziz abdullah abdulrahman abu adel adnan ahmad ahmed aisha
    akram aleksandr aleksei alexander alexei alexey amal amin amina amir anas anastasia anatoly
    andrei andrey andrii anwar aram artem ashraf asma ayman aziz badr bakr bashar basil bassam
    bilal bogdan bohdan boris borys dina dmitri dmitry dmytro ehab ekaterina elena emad emmanuel
    erdogan evgeny fadi fahd faisal farah farid faris farouk fatima fatma fouad fyodor galina
    gamal gennady george georgy ghassan habib hadi haidar hala hamad hamid hamza hani hanna
    haroon hasan hashem hassan hatem hicham hisham hossam hossein hosni huda hussain hussein
    ibrahim igor ihor ilya imad iman imran irina isa ismail ivan jaber jalal jamal jamil jassim
    javad javier jean jose juan kamal karim kareem kassem khaled khalid khalil kirill konstantin
    kostiantyn ksenia larisa layla leila leonid lina luis lyudmila maha mahdi maher mahmoud
    mahmud majid malik manal mansour maria mariam marina marwan maryam maxim mehmet mikhail
    mikhailo mohamed mohamad mohammad mohammed mona mostafa muammar muhammad mukhtar munir musa
    mustafa mykhailo mykola nabil nada nadia naser nasser natalia natalya nawaf nayef nikita
    nikolai noor nour oksana oleg oleh oleksandr oleksii olena olga olha omar osama othman pavel
    pavlo petr petro pyotr qasim rachid rafik rafiq raed rami rania rashid rasha recep reem rima
    riad roman ruslan saad saddam said saif salah saleh salem salim salma sami samir samira sara
    sayed sergei sergey serhii sergii shadi shaikh sharif sheikh slava stanislav suleiman sultan
    svetlana taha taras tareq tariq tatiana tatyana tetiana vadim vadym valentin valery vasily
    vasyl viktor vitali vitaliy vladimir vladislav volodymyr vyacheslav walid wael yahya yaser
    yasser yasin yevgeny yulia yuri yurii yusuf yousef youssef zahra zain zainab zaki ziad zied
    abiy wang zhang li chen liu yang huang jiang hiroshi kenji takashi jorge carlos pedro miguel
    pablo francois françois jacques pierre michel laurent nicolas philippe jürgen jurgen hans
    klaus dieter wolfgang ursula angela heiko annalena olaf
    """
)  # fmt: skip


@lru_cache
def common() -> frozenset[str]:
    return _read("common.txt")


@lru_cache
def given() -> frozenset[str]:
    return (_read("given.txt") | frozenset(_GIVEN_ELSEWHERE)) - {"in"}  # In Guezzam is a town


@lru_cache
def surnames() -> frozenset[str]:
    return _read("surnames.txt")


def _read(name: str) -> frozenset[str]:
    return frozenset((_FOLDER / name).read_text(encoding="utf-8").split())
